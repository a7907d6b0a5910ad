// SPDX-License-Identifier: Apache-2.0
// What the explorer of report.html takes from D3 (scripts/bundle makes viz/assets/report/vendor/d3.js of it).
import "d3-transition";
export { hierarchy } from "d3-hierarchy";
export { flextree } from "d3-flextree";
export { select } from "d3-selection";
export { zoom, zoomIdentity } from "d3-zoom";

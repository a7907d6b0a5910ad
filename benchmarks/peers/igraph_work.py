#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The same work in python3-igraph: igraph_work.py TASK MODEL THREADS. Prints what organograph_work prints.

igraph is a library of graphs: it has the line of management and who meets whom, and no services or tiers.
"""
import csv
import json
import sys
import time

import igraph


def rows(model, table):
    with open(f"{model}/{table}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_spans(model):
    posts = [(row["post_id"], row["reports_to"]) for row in rows(model, "posts")]
    number = {post: i for i, (post, _) in enumerate(posts)}
    lines = [(number[manager], number[post]) for post, manager in posts if manager]
    return igraph.Graph(n=len(posts), edges=lines, directed=True)


def spans(graph):
    reports = graph.outdegree()
    tops = [v for v, above in enumerate(graph.indegree()) if above == 0]
    layer = [0] * graph.vcount()
    for top in tops:
        order, starts, parents = graph.bfs(top, mode="out")
        layer[top] = 1
        for v in order[1:]:
            layer[v] = layer[parents[v]] + 1
    managers = [r for r in reports if r > 0]
    return {
        "managers": len(managers),
        "span_max": max(managers, default=0),
        "one_to_one": managers.count(1),
        "layers": max(layer) - min(layer) + 1,
        "all_reports": sum(layer) - len(layer),
    }


def load_pairs(model):
    number = {row["post_id"]: i for i, row in enumerate(rows(model, "posts"))}
    posts = len(number)
    meetings, edges = {}, []
    for row in rows(model, "attendance"):
        post = number.get(row["attendee_id"])
        if post is not None:
            edges.append((post, posts + meetings.setdefault(row["meeting_id"], len(meetings))))
    graph = igraph.Graph(n=posts + len(meetings), edges=edges)
    graph.vs["type"] = [False] * posts + [True] * len(meetings)
    return graph


def pairs(graph):
    together = graph.bipartite_projection(multiplicity=True, which=0)
    often = [series for series in together.es["weight"] if series >= 5]
    return {"pairs": len(often), "series": sum(often), "most": max(often, default=0)}


TASKS = {"spans": (load_spans, spans), "pairs": (load_pairs, pairs)}

if __name__ == "__main__":
    task, model = sys.argv[1:3]
    load, compute = TASKS[task]
    start = time.perf_counter()
    graph = load(model)
    loaded = time.perf_counter()
    answer = compute(graph)
    end = time.perf_counter()
    print(json.dumps({"load": loaded - start, "compute": end - loaded, "answer": answer}))

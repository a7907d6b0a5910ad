# SPDX-License-Identifier: Apache-2.0
# Compares what LibreOffice made of the presentations (WORK/*.fodp) with their slides (WORK/*.pptx).
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
DRAW = '{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}'
SVG = '{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}'
work = pathlib.Path(sys.argv[1])
wrong = []


def slide(name):
    with zipfile.ZipFile(work / f'{name}.pptx') as file:
        return xml.fromstring(file.read('ppt/slides/slide1.xml'))


def connectors(name):
    return list(xml.parse(work / f'{name}.fodp').getroot().iter(DRAW + 'connector'))


def squeezed(text):
    return re.sub(r'\s+', '', text)


for file in sorted(work.glob('*.pptx')):
    given = slide(file.stem)
    opened = squeezed(''.join(xml.parse(file.with_suffix('.fodp')).getroot().itertext()))
    texts = [t.text or '' for t in given.iter(A + 't')]
    lost = [text for text in texts if squeezed(text) not in opened]
    lines = len(list(given.iter(P + 'cxnSp')))
    held = sum(1 for c in connectors(file.stem) if c.get(DRAW + 'start-shape') and c.get(DRAW + 'end-shape'))
    print(f'{file.name}: {len(texts)} texts, {len(lost)} lost; {lines} lines, {held} held by two boxes')
    if not texts or lost or lines != held:
        wrong.append(file.name)

ends = {name: [float(c.get(SVG + 'y2')[:-2]) for c in connectors(name)] for name in ('structure', 'moved')}
followed = sum(1 for before, after in zip(ends['structure'], ends['moved']) if after - before > 2)  # cm
print(f'{followed} line(s) followed the box that was moved')
if not ends['structure'] or followed != 1:
    wrong.append('moved.pptx')
sys.exit(f'wrong: {wrong}' if wrong else 0)

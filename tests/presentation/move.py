# SPDX-License-Identifier: Apache-2.0
# Moves the first box that a line of a presentation ends at, and nothing else: as a program would save it that
# knows nothing of lines. Usage: move.py FROM.pptx TO.pptx
import re
import sys
import zipfile

DOWN = 900_000  # English Metric Units: an inch is 914,400

with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], 'w') as new:
    for name in old.namelist():
        text = old.read(name).decode()
        if name == 'ppt/slides/slide1.xml':
            box = re.search(r'<a:endCxn id="(\d+)"', text).group(1)
            at = text.index(f'<p:cNvPr id="{box}"')
            place = re.compile(r'<a:off x="(\d+)" y="(\d+)"/>').search(text, at)
            moved = f'<a:off x="{place.group(1)}" y="{int(place.group(2)) + DOWN}"/>'
            text = text[:place.start()] + moved + text[place.end():]
        new.writestr(name, text)

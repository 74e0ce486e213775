"""Named pictures laid out: every mark, line and word with its place, without any SVG.

In: a Result and what a picture shows. Out: a Scene. Refuses nothing: what has no room is counted and said.
"""

from partnergraph.views.named.laid_out import scene
from partnergraph.views.named.scene import End, Look, Panel, Scene, Spot, Stroke, Words

__all__ = ["End", "Look", "Panel", "Scene", "Spot", "Stroke", "Words", "scene"]

"""Registers on a Neo4j server, where people explore them: pushed, pulled, and asked in place.

In: a register with its graph, or the address of a server that holds some. Out: the server's nodes and edges as the register
says, or the register again. Refuses: a name that no register has there, one whose push did not finish, and a database that
the engine uses as a throw-away store.

What is ours is known by more than a label that others may use, too. Each node carries its kind and the label `Partnergraph`, and the
name of its register; `id` is unique within a register. So several registers share a database and each keeps its own words,
places and measures, even where both know the same organisation; what belongs to others is neither read nor written. An edge
joins two nodes of one register and carries its name as well; `number` tells parallel edges apart.
"""

from partnergraph.server.ask import Held
from partnergraph.server.fetching import Pulled, pull, settings
from partnergraph.server.names import chosen, names
from partnergraph.server.sending import Pushed, push, remove
from partnergraph.server.style import style_sheet

__all__ = ["Held", "Pulled", "Pushed", "chosen", "names", "pull", "push", "remove", "settings", "style_sheet"]

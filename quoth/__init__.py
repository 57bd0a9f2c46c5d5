"""Who claimed what, and where does this figure come from: answers with evidence from news articles.

from quoth import Quoth

with Quoth() as quoth:
    for outcome in quoth.ingest("articles/"):
        print(outcome)
    for claim in quoth.who("Milley").rows:
        print(claim.speaker.name, claim.act, claim.text)
"""

from quoth.face import Added, Quoth
from quoth.ingest import Ingested
from quoth.progress import Progress
from quoth.settings import SETTINGS, Setting, Settings

__all__ = ["SETTINGS", "Added", "Ingested", "Progress", "Quoth", "Setting", "Settings"]

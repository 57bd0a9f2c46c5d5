"""Four articles about an invented dam failure, written for Quoth. People, places and companies in them do not exist.

They share speakers and disagree on how many people had to leave: 1,200, at least 2,500, between 1,000 and 1,500, about
1,900.
"""

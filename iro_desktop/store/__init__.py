"""How records are kept on the laptop: encrypted, journalled, and never half written."""

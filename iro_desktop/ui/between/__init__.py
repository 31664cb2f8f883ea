"""Between the reviews of a child: what happened, rights and services, the guardian, good things, saying goodbye."""

"""Recording a conversation from wherever one is."""

"""When the officer changes: the goodbye and the hello that a child should get, offered until they are written."""

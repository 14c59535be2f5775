"""Layer 2: the text of a page as files, made when somebody asks for them: never older than it."""

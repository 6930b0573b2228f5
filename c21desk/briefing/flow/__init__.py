"""The flowables that sections are told in: paragraphs, headings, lists, tables, figures, contents."""

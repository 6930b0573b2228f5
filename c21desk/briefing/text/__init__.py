"""The mixed-script text layer: fonts by coverage, line breaking, hyphenation, and the paragraph."""

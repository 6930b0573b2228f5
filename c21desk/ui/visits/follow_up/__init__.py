"""What a visit leads to: tasks, promises, gifts, notes, outcomes and its documents."""

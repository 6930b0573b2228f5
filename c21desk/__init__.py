"""c21desk: the offline desk for the China co-operation of Finland's 21 largest cities."""

__version__ = "0.1.0"

"""The programme of a visit as a timeline.

``clock`` (days and clocks), ``layout`` (boxes) and ``gaps`` (ways between venues) are pure and know no Qt;
``board`` is the view with its mouse and keys, ``days`` and ``rows`` its two arrangements, ``panel`` puts
them together.
"""

"""Pictures of a scorecard: one palette, and Plotly figures with a text alternative each."""

"""The normal form of an executed notebook: what it shows, and nothing that differs between two runs."""
import nbformat


def normalise(notebook):
    """Fixed cell ids, no times, no kernel version, the text of a stream in one piece. Changes and returns it."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata.pop("widgets", None)
    if "language_info" in notebook.metadata:
        notebook.metadata.language_info.pop("version", None)
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number:02d}"
        for key in ("execution", "ExecuteTime", "collapsed", "scrolled"):
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs = list(coalesced(cell.outputs))
    nbformat.validate(notebook)
    return notebook


def coalesced(outputs):
    """Neighbouring pieces of stdout, and of stderr, as one output each: how they were cut depends on timing."""
    streams = {}
    for output in outputs:
        if output.output_type == "stream":
            if output.name in streams:
                streams[output.name].text += output.text
            else:
                streams[output.name] = output
            continue
        yield from (streams[name] for name in sorted(streams, reverse=True))  # stdout first
        streams = {}
        yield output
    yield from (streams[name] for name in sorted(streams, reverse=True))

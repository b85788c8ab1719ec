package saddlewalk.plot;

/** One plotted series, as the figure was given it: full precision, every point, NaN where there is a gap. */
public final class Series {
    private final String name;
    private final String axis;
    private final double[] x;
    private final double[] y;

    Series(String name, String axis, double[] x, double[] y) {
        this.name = name;
        this.axis = axis;
        this.x = x.clone();
        this.y = y.clone();
    }

    public String name() {
        return name;
    }

    /** The vertical axis it belongs to: {@code y} for the first panel, {@code y2} for the second. */
    public String axis() {
        return axis;
    }

    public double[] x() {
        return x.clone();
    }

    public double[] y() {
        return y.clone();
    }

    public int length() {
        return x.length;
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + x.length + " points]";
    }
}

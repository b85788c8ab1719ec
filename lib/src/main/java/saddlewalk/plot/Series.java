package saddlewalk.plot;

/** One plotted series, as the figure was given it: full precision, every point, NaN where there is a gap. */
public final class Series {
    private final String name;
    private final String axis;
    private final double[] x;
    private final double[] y;
    private final double[] below;
    private final double[] above;

    Series(String name, String axis, double[] x, double[] y, double[] below, double[] above) {
        this.name = name;
        this.axis = axis;
        this.x = x.clone();
        this.y = y.clone();
        this.below = below.clone();
        this.above = above.clone();
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

    /** Whether its points have error bars. */
    public boolean hasErrorBars() {
        return above.length > 0;
    }

    /** The lower end of each point's error bar; the value itself where there is none. */
    public double[] from() {
        return moved(below, -1);
    }

    /** The upper end of each point's error bar; the value itself where there is none. */
    public double[] to() {
        return moved(above, 1);
    }

    private double[] moved(double[] error, int sign) {
        double[] ends = y.clone();
        for (int i = 0; i < error.length; i++) {
            ends[i] += sign * error[i];
        }
        return ends;
    }

    public int length() {
        return x.length;
    }

    @Override
    public String toString() {
        return "Series[" + name + ", " + x.length + " points]";
    }
}

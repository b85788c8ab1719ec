package saddlewalk.train;

/**
 * How precisely a run is made. Residuals are parts of ‖y‖.
 *
 * @param tolerance local error of a step: of logarithms, and of ratios
 * @param residualFloor residuals are followed down to this
 */
record FlowPrecision(double tolerance, double residualFloor) {
    /** A residual below this is 0 for whoever rests on it: 2 % of the tolerance, at least 64 times the rounding of ‖y‖. */
    double fitted() {
        return Math.max(0x1p-46, tolerance / 50);
    }

    /** a² below this part of the residual that a neuron sees leaves that residual as it is. */
    double visible() {
        return fitted() / 16;
    }

    /** A residual below this does not move a coordinate that hardly shows in its neuron. */
    double held() {
        return fitted() / 16;
    }
}

package id.pulsa.charging.simulation;

/**
 * Six classes of the grade of service: by the part of the calls that is blocked, each up to and with its bound. The bounds
 * are usual ones of dimensioning, since none are published with the data.
 */
public enum GosClass {
    /** Blocked at most 1 %. */
    A(0.01),
    /** At most 2 %. */
    B(0.02),
    /** At most 5 %. */
    C(0.05),
    /** At most 10 %. */
    D(0.10),
    /** At most 20 %. */
    E(0.20),
    /** More than 20 %. */
    F(1);

    private final double most;

    GosClass(double most) {
        this.most = most;
    }

    /** The highest blocking of the class, 0 to 1. */
    public double most() {
        return most;
    }

    /** The class of a blocking from 0 to 1. */
    public static GosClass of(double blocking) {
        for (GosClass gos : values()) {
            if (blocking <= gos.most) {
                return gos;
            }
        }
        return F;
    }
}

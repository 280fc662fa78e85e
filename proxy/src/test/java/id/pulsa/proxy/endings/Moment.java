package id.pulsa.proxy.endings;

import java.util.Locale;

/** Where a call stands when something happens to it: a section of the page each. */
public enum Moment {
    /** The INVITE was passed on, nothing has come back. */
    INVITED,
    /** The caller has heard 180. */
    RINGING,
    /** Our 200 has left, the caller's ACK has not come. */
    ANSWERED,
    /** ACK has come. */
    TALKING,
    /** A re-INVITE of the caller's was passed on and is not answered. */
    CHANGING,
    /** The caller's BYE was answered, ours to the callee was not. */
    ENDING,
    /** Nothing is left but transactions that absorb repeats. */
    ENDED;

    /** The heading of its section. */
    public String heading() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Whether the people have begun to talk, and have not ended. */
    public boolean isUp() {
        return this == ANSWERED || this == TALKING || this == CHANGING;
    }
}

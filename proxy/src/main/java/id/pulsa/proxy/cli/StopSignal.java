package id.pulsa.proxy.cli;

import java.time.Duration;

/** Tells a serving gateway when it is to stop. */
public interface StopSignal {
    /** The gateway may take that long to stop after it was asked to. */
    default void expect(Duration longest) {}

    /** Returns when the process was asked to end. */
    void await() throws InterruptedException;
}

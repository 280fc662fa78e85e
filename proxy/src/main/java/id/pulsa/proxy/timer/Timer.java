package id.pulsa.proxy.timer;

/** One pending call of a task; made by {@link Timers}, used on the same thread. */
public interface Timer {
    /** Makes sure that the task will not run; does nothing when it has run or was cancelled before. */
    void cancel();
}

package id.pulsa.charging.tariff;

/** What is wrong with the windows of a plan. */
sealed interface CalendarProblem {
    /**
     * No band covers some time.
     *
     * @param when for the administrator: {@code fri 20:00-22:00}
     */
    record Gap(String when) implements CalendarProblem {}

    /**
     * Two windows of one level in different bands cover the same time.
     *
     * @param window position of the later one in the list of windows
     * @param other position of the earlier one
     * @param when for the administrator: {@code fri 20:00-22:00}, {@code 2026-12-31 18:00-24:00}
     */
    record Overlap(int window, int other, String when) implements CalendarProblem {}

    /**
     * Others cover all the time that a band has; it is harmless, but surely not meant.
     *
     * @param band its position
     */
    record NeverInForce(int band) implements CalendarProblem {}
}

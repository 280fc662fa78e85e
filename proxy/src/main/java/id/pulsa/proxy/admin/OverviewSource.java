package id.pulsa.proxy.admin;

import id.pulsa.charging.session.CallTally;
import java.util.List;

/** What the overview is made of. Asked once a second on the feed's thread. */
public interface OverviewSource {
    /** Calls being set up or up. */
    long calls();

    CallTally tally();

    /** Charges of a local day (day of the epoch), those of earlier processes included; micro-units. */
    long revenueMicros(long day);

    /** Numbers with registered phones. */
    long registered();

    /** What is off now, a sentence each. */
    List<String> alarms();
}

package id.pulsa.proxy.b2bua;

/** How far the set-up of a call has come; each is measured from the INVITE's arrival. */
public enum SetUpStep {
    /** We said 100, since no other answer was there in time. */
    TRYING("trying"),
    /** The caller has shown who it is. */
    AUTHENTICATED("authenticated"),
    /** Credit is set aside and the cells have let the call in. */
    AUTHORISED("authorised"),
    /** Our INVITE to the callee, or to all its phones, is on its way. */
    INVITED("invited"),
    /** The callee's first 101–199 has been passed on. */
    RINGING("ringing"),
    /** The callee's answer has been passed on. */
    ANSWERED("answered");

    private final String label;

    SetUpStep(String label) {
        this.label = label;
    }

    /** Its name in metrics. */
    public String label() {
        return label;
    }
}

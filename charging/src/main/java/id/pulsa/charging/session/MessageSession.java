package id.pulsa.charging.session;

import org.jspecify.annotations.Nullable;

/** The charging side of one SIP MESSAGE. Its first end counts; later ones change nothing. Nothing touches the disk. */
public interface MessageSession {
    String messageId();

    /** What it costs when it is delivered, in micro-units; 0 when nobody pays. */
    long priceMicros();

    /** A final success came back: the price is posted, the CDR written with {@link EndCause#DELIVERED}. */
    void delivered(int sipStatus);

    /**
     * A final failure, or none in time: the price is given back, the CDR says why.
     *
     * @param sipStatus final status that the sender gets
     */
    void undelivered(EndCause cause, int sipStatus, @Nullable String detail);
}

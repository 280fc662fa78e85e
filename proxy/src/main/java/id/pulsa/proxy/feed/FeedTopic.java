package id.pulsa.proxy.feed;

import org.jspecify.annotations.Nullable;

/** One thing that can be watched. Asked on the feed's thread. */
public interface FeedTopic {
    /** What watchers ask for, {@code "cells"}: lower-case letters. */
    String name();

    /** Whether it is looked at when nobody watches, since its history is wanted. */
    default boolean always() {
        return false;
    }

    /** What is new, as JSON; null when nothing is. */
    @Nullable String look();

    /** All of it as it is now, for who has not watched before, as JSON; null when {@link #look} always tells all. */
    default @Nullable String whole() {
        return null;
    }
}

package id.pulsa.proxy.admin;

import java.util.concurrent.CompletionStage;

/** What keeps the registrations. */
@FunctionalInterface
public interface RegistrationControl {
    /**
     * Removes all registrations of a number, in turn with its phones' REGISTERs.
     *
     * @return completed after the commit; false when it cannot be done now
     */
    CompletionStage<Boolean> removeAll(String number);
}

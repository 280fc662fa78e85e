package id.pulsa.proxy.selfcare;

/**
 * What a service number answers.
 *
 * @param text the message to the subscriber
 * @param brief the same in a few words, for phones that show why a call was not taken
 */
public record ServiceAnswer(String text, String brief) {}

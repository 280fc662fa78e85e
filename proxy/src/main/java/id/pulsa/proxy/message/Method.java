package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request method (RFC 3261 §7.1). Methods are case-sensitive; the known ones are constants and may be compared by
 * identity through {@link #of}.
 */
public record Method(String name) {
    public static final Method INVITE = new Method("INVITE");
    public static final Method ACK = new Method("ACK");
    public static final Method BYE = new Method("BYE");
    public static final Method CANCEL = new Method("CANCEL");
    public static final Method OPTIONS = new Method("OPTIONS");
    public static final Method REGISTER = new Method("REGISTER");
    public static final Method UPDATE = new Method("UPDATE");
    public static final Method INFO = new Method("INFO");
    public static final Method PRACK = new Method("PRACK");
    public static final Method MESSAGE = new Method("MESSAGE");
    public static final Method NOTIFY = new Method("NOTIFY");
    public static final Method SUBSCRIBE = new Method("SUBSCRIBE");
    public static final Method REFER = new Method("REFER");
    public static final Method PUBLISH = new Method("PUBLISH");

    private static final Method[] KNOWN = {
        INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, UPDATE, INFO, PRACK, MESSAGE, NOTIFY, SUBSCRIBE, REFER, PUBLISH
    };

    /** @throws IllegalArgumentException when the name is no token */
    public Method {
        if (!Ascii.isToken(name)) {
            throw new IllegalArgumentException("no method: " + name);
        }
    }

    /** The method named by {@code data[from, to)}, a token in ISO-8859-1. */
    public static Method of(byte[] data, int from, int to) {
        for (Method known : KNOWN) {
            if (Ascii.equals(data, from, to, known.name)) {
                return known;
            }
        }
        return new Method(new String(data, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The method of that name. */
    public static Method of(String name) {
        for (Method known : KNOWN) {
            if (known.name.equals(name)) {
                return known;
            }
        }
        return new Method(name);
    }

    /** The known ones, each at its {@link #place}. */
    public static List<Method> known() {
        return List.of(KNOWN);
    }

    /** Where it is in {@link #known}; for any other method, the place behind the last. */
    public int place() {
        int place = 0;
        while (place < KNOWN.length && !KNOWN[place].name.equals(name)) {
            place++;
        }
        return place;
    }

    @Override
    public String toString() {
        return name;
    }
}

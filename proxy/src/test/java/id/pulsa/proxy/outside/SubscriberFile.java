package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a subscriber file; everybody's password is {@link #PASSWORD}. */
final class SubscriberFile {
    static final String PASSWORD = "rahasia";

    private final List<String> rows = new ArrayList<>();

    SubscriberFile add(String number, String balance, String plan) {
        return addSharing(number, balance, plan, "");
    }

    /** A subscriber whose calls are paid from an account that others may share; the balance is that account's. */
    SubscriberFile addSharing(String number, String balance, String plan, String account) {
        rows.add(String.join(",", number, PASSWORD, balance, plan, account, ""));
        return this;
    }

    /** A subscriber whose home is a cell. */
    SubscriberFile addIn(String cell, String number, String balance, String plan) {
        rows.add(String.join(",", number, PASSWORD, balance, plan, "", cell));
        return this;
    }

    Path write(Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add("number,password,balance,plan,account,home_cell");
        lines.addAll(rows);
        try {
            return Files.write(folder.resolve("subscribers.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

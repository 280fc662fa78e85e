package id.pulsa.proxy.report;

/**
 * A column of a table.
 *
 * @param name for programs, with the unit: {@code traffic_erl}
 * @param brief above a narrow column of text: {@code A erl}
 * @param header for people, with the unit: {@code traffic, erl}
 */
public record Field(String name, String brief, String header, Kind kind) {
    /** What the cells of a column are. */
    public enum Kind {
        TEXT,
        /** A decimal number. */
        NUMBER,
        /** An exact amount of money: text in JSON; thousands are set apart where people read it. */
        MONEY
    }

    public static Field text(String name, String brief, String header) {
        return new Field(name, brief, header, Kind.TEXT);
    }

    public static Field number(String name, String brief, String header) {
        return new Field(name, brief, header, Kind.NUMBER);
    }

    public static Field money(String name, String brief, String header) {
        return new Field(name, brief, header, Kind.MONEY);
    }

    /** Whether the column is set to the right. */
    public boolean right() {
        return kind != Kind.TEXT;
    }

    /** A cell for people. */
    public String show(String cell) {
        if (kind != Kind.MONEY) {
            return cell;
        }
        int point = cell.indexOf('.');
        String whole = point < 0 ? cell : cell.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + cell.substring(whole.length());
    }
}

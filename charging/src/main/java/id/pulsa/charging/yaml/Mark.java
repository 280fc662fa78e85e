package id.pulsa.charging.yaml;

/**
 * Where something is written.
 *
 * @param file name as the administrator knows it (the path as given), or another source such as {@code --set a=b}
 * @param line counted from 1, or 0 when the source has no lines
 * @param column counted from 1, or 0 when the source has no lines
 */
public record Mark(String file, int line, int column) {
    /** The source as a whole: an override on the command line, a missing file. */
    public static Mark whole(String source) {
        return new Mark(source, 0, 0);
    }

    /** {@code config/tariffs.yaml:12:5}, or the bare source when it has no lines. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}

package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What stands for a text of files in the headers ETag and If-Match (RFC 9110 sections 8.8.3 and 13.1.1). */
public final class EntityTag {
    private static final String ANY = "*";

    private EntityTag() {}

    /** The strong tag of a digest. */
    public static String of(String digest) {
        return '"' + digest + '"';
    }

    /**
     * Lets a change through that knows what it changes.
     *
     * @param condition header If-Match: tags between commas, or {@code *}; null when there is none
     * @param digest of what is there now
     * @throws AdminException of kind PRECONDITION_REQUIRED or PRECONDITION_FAILED
     */
    public static void require(@Nullable String condition, String digest) {
        if (condition == null) {
            throw new AdminException(
                    Kind.PRECONDITION_REQUIRED,
                    "the header If-Match is missing: the ETag of the text that you changed");
        }
        if (!condition.strip().equals(ANY)
                && Arrays.stream(condition.split(",", -1))
                        .noneMatch(tag -> tag.strip().equals(of(digest)))) {
            throw new AdminException(
                    Kind.PRECONDITION_FAILED, "the files have changed since you read them; read them again first");
        }
    }
}

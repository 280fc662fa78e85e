package id.pulsa.proxy.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A body of several parts of which each stands for itself: multipart/mixed (RFC 2046 §5.1, RFC 5621). Every part says
 * what it is for, so that none is taken for another.
 */
public final class MultipartBody {
    private static final int LONGEST_BOUNDARY = 70;

    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1_024);

    /**
     * Has no part yet.
     *
     * @param boundary stands in no part: what nobody could guess who made one
     * @throws IllegalArgumentException when it is no token of at most 70 characters
     */
    public MultipartBody(String boundary) {
        if (!Ascii.isToken(boundary) || boundary.length() > LONGEST_BOUNDARY) {
            throw new IllegalArgumentException("no boundary: " + boundary);
        }
        this.boundary = boundary;
    }

    /** Whether a part could be taken for several. */
    public boolean mayHold(byte[] content) {
        return !new String(content, StandardCharsets.ISO_8859_1).contains(boundary);
    }

    /**
     * Adds a part.
     *
     * @param contentDisposition null for none
     * @throws IllegalArgumentException when it {@linkplain #mayHold may not be held}
     */
    public MultipartBody part(String contentType, @Nullable String contentDisposition, byte[] content) {
        if (!mayHold(content)) {
            throw new IllegalArgumentException("the boundary stands in a part");
        }
        line("--" + boundary);
        line(HeaderName.CONTENT_TYPE + ": " + contentType);
        if (contentDisposition != null) {
            line(HeaderName.CONTENT_DISPOSITION + ": " + contentDisposition);
        }
        line("");
        body.writeBytes(content);
        // The line break before a boundary belongs to the boundary (RFC 2046 §5.1.1).
        line("");
        return this;
    }

    private void line(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        body.write('\r');
        body.write('\n');
    }

    /** Value of the message's Content-Type. */
    public String contentType() {
        return "multipart/mixed;boundary=" + boundary;
    }

    /** The whole body, closed. */
    public byte[] bytes() {
        line("--" + boundary + "--");
        return body.toByteArray();
    }
}

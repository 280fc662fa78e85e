package id.pulsa.proxy.aoc;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MediaType;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MultipartBody;
import id.pulsa.proxy.message.SipMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body with advice of charge in it: the document alone, or beside the body that a message had, which keeps its bytes
 * (RFC 5621). The document may be ignored by whoever does not know it; a session description may not.
 */
public final class AdvisedBody {
    /** Headers that say what a body is. */
    public static final Set<HeaderName> OF_THE_BODY = Set.of(
            HeaderName.CONTENT_TYPE,
            HeaderName.CONTENT_DISPOSITION,
            HeaderName.CONTENT_ENCODING,
            HeaderName.CONTENT_LANGUAGE);

    /** For the user, and no reason to refuse the message (RFC 3261 §20.11). */
    private static final String DISPOSITION = "render;handling=optional";

    /** A message larger than this is left alone: with the document too it has to fit a datagram. */
    private static final int LARGEST_BESIDE_BYTES = 32_768;

    /** What the headers of a document alone take, at the most. */
    public static final int HEADER_BYTES = 128;

    private AdvisedBody() {}

    /** Finishes a message with a document as its only body. */
    public static MessageBuilder alone(MessageBuilder into, byte[] document) {
        return into.add(HeaderName.CONTENT_DISPOSITION, DISPOSITION).body(AocMediaType.NAME, document);
    }

    /**
     * Whether a document may stand beside the body of a message: not when that is of several parts, encoded or huge.
     *
     * @param boundary a random text that nobody can have foreseen
     */
    public static boolean fitsBeside(SipMessage message, String boundary) {
        String contentType = message.header(HeaderName.CONTENT_TYPE);
        MediaType media = contentType == null ? null : MediaType.parse(contentType);
        return media != null
                && !media.type().equals("multipart")
                && !message.has(HeaderName.CONTENT_ENCODING)
                && !message.has(HeaderName.CONTENT_LANGUAGE)
                && message.length() <= LARGEST_BESIDE_BYTES
                && new MultipartBody(boundary).mayHold(message.body());
    }

    /**
     * Finishes a message with the body of another one and a document.
     *
     * @throws IllegalArgumentException when it does not {@linkplain #fitsBeside fit}
     */
    public static MessageBuilder beside(SipMessage other, MessageBuilder into, byte[] document, String boundary) {
        String contentType = other.header(HeaderName.CONTENT_TYPE);
        if (contentType == null || !fitsBeside(other, boundary)) {
            throw new IllegalArgumentException("nothing fits beside this body: " + contentType);
        }
        MultipartBody parts = new MultipartBody(boundary)
                .part(contentType, disposition(other, contentType), other.body())
                .part(AocMediaType.NAME, DISPOSITION, document);
        return into.body(parts.contentType(), parts.bytes());
    }

    /** What a session description is for without saying so (RFC 3261 §20.11) is said beside another part. */
    private static @Nullable String disposition(SipMessage other, String contentType) {
        String said = other.header(HeaderName.CONTENT_DISPOSITION);
        MediaType media = MediaType.parse(contentType);
        return said == null && media != null && media.is("application", "sdp") ? "session" : said;
    }
}

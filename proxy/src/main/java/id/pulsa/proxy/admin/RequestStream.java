package id.pulsa.proxy.admin;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request's body for a worker thread to read. A few chunks are asked for at a time, so that the client waits for the
 * worker and memory stays bounded.
 */
final class RequestStream extends InputStream {
    private static final int CHUNKS_AHEAD = 8;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServerRequest request;
    private final Context context;
    private final LinkedBlockingQueue<Buffer> chunks = new LinkedBlockingQueue<>();
    private byte[] current = new byte[0];
    private int at;
    private boolean ended;
    private volatile @Nullable Throwable failure;

    /** @param request paused; called on {@code context} */
    RequestStream(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
        request.handler(chunks::add);
        request.endHandler(end -> chunks.add(Buffer.buffer()));
        request.exceptionHandler(e -> {
            failure = e;
            chunks.add(Buffer.buffer());
        });
        request.fetch(CHUNKS_AHEAD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length) {
            if (ended || !next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        Buffer chunk = take();
        if (chunk.length() == 0) {
            ended = true;
            Throwable reason = failure;
            if (reason != null) {
                throw new IOException("the upload broke off: " + reason.getMessage(), reason);
            }
            return false;
        }
        current = chunk.getBytes();
        at = 0;
        context.runOnContext(now -> request.fetch(1));
        return true;
    }

    /** An empty chunk stands for the end. */
    private Buffer take() throws IOException {
        try {
            Buffer chunk = chunks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (chunk == null) {
                throw new IOException("nothing was uploaded for " + PATIENCE_SECONDS + " s");
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

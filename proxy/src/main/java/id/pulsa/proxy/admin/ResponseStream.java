package id.pulsa.proxy.admin;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A response's body for a worker thread to write. A few chunks may be on their way at a time, so that the worker waits
 * for the client and memory stays bounded.
 */
final class ResponseStream extends OutputStream {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int CHUNKS_ON_THE_WAY = 4;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServerResponse response;
    private final Context context;
    private final Semaphore free = new Semaphore(CHUNKS_ON_THE_WAY);
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int length;
    private volatile boolean broken;

    ResponseStream(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
    }

    @Override
    public void write(int b) throws IOException {
        if (length == CHUNK_BYTES) {
            send();
        }
        chunk[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (length == CHUNK_BYTES) {
                send();
            }
            int part = Math.min(count - done, CHUNK_BYTES - length);
            System.arraycopy(bytes, offset + done, chunk, length, part);
            length += part;
            done += part;
        }
    }

    /** All was written: ends the response. Without it, the client sees a broken connection. */
    void finish() throws IOException {
        send();
        context.runOnContext(now -> response.end());
    }

    private void send() throws IOException {
        if (length == 0) {
            return;
        }
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the client took nothing for " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (broken) {
            throw new IOException("the client has gone");
        }
        byte[] part = new byte[length];
        System.arraycopy(chunk, 0, part, 0, length);
        length = 0;
        context.runOnContext(now -> {
            if (response.closed()) {
                broken = true;
                free.release();
                return;
            }
            response.write(Buffer.buffer(part)).onComplete(written -> {
                broken |= written.failed();
                free.release();
            });
        });
    }
}

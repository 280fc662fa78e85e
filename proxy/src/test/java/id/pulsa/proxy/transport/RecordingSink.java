package id.pulsa.proxy.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what the transport reports, for the test's thread to take. */
final class RecordingSink implements MessageSink {
    enum What {
        RECEIVED,
        UNFRAMEABLE,
        CLOSED
    }

    record Event(
            What what,
            Shard shard,
            Flow flow,
            String text,
            @Nullable Unframeable reason) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static final int SECONDS = 20;

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile Consumer<Event> reaction = event -> {};

    /** What to do on the shard's thread with each event. */
    void react(Consumer<Event> with) {
        reaction = with;
    }

    Event next() throws InterruptedException {
        Event event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(event, "nothing was reported in " + SECONDS + " s");
        return event;
    }

    Event next(What expected) throws InterruptedException {
        Event event = next();
        assertEquals(expected, event.what(), event::toString);
        return event;
    }

    /** The next event of that kind; others are skipped. */
    Event nextOf(What wanted) throws InterruptedException {
        Event event = next();
        while (event.what() != wanted) {
            event = next();
        }
        return event;
    }

    @Override
    public void received(Shard shard, Flow flow, byte[] buffer, int length) {
        assertEquals(buffer.length, length);
        add(new Event(What.RECEIVED, shard, flow, text(buffer), null));
    }

    @Override
    public void unframeable(Shard shard, Flow flow, Unframeable reason, byte[] buffer, int length) {
        assertEquals(buffer.length, length);
        add(new Event(What.UNFRAMEABLE, shard, flow, text(buffer), reason));
    }

    @Override
    public void connectionClosed(Shard shard, Flow flow) {
        add(new Event(What.CLOSED, shard, flow, "", null));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void add(Event event) {
        assertTrue(event.shard().inThread(), "reported on another thread than the shard's");
        events.add(event);
        reaction.accept(event);
    }
}

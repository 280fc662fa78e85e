package id.pulsa.proxy.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who watches is told what is new, and what it missed. */
class FeedTest {
    /** Counts how often it is looked at. */
    private static final class Topic implements FeedTopic {
        private final String name;
        private final boolean always;
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean broken;

        Topic(String name, boolean always) {
            this.name = name;
            this.always = always;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean always() {
            return always;
        }

        @Override
        public String look() {
            int look = looks.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("broken in this test");
            }
            return Integer.toString(look);
        }

        @Override
        public String whole() {
            return "\"all\"";
        }
    }

    private final Topic calls = new Topic("calls", false);
    private final Topic overview = new Topic("overview", true);
    private final Feed feed = new Feed(List.of(calls, overview), 1_000);

    @AfterEach
    void close() {
        feed.close();
    }

    /** What one watcher was told. */
    private static final class Ears {
        private final BlockingQueue<FeedTick> heard = new ArrayBlockingQueue<>(1_000);

        FeedTick next() throws InterruptedException {
            FeedTick tick = heard.poll(20, TimeUnit.SECONDS);
            assertTrue(tick != null, "nothing was told");
            return tick;
        }
    }

    private Ears listen(Set<String> names, long seen) {
        Ears ears = new Ears();
        Feed.Watch unused = feed.watch(names, seen, ears.heard::add);
        return ears;
    }

    @Test
    void whoBeginsIsToldEverythingAndThenWhatIsNew() throws InterruptedException {
        Ears ears = listen(Set.of("calls"), 0);
        assertEquals(new FeedTick(1_000, Map.of("calls", "\"all\"")), ears.next());
        feed.tick();
        assertEquals(new FeedTick(1_001, Map.of("calls", "1")), ears.next());
        Ears both = listen(Set.of("calls", "overview"), 0);
        assertEquals(
                Map.of("calls", "\"all\"", "overview", "\"all\""), both.next().news());
    }

    @Test
    void whatNobodyWatchesIsNotLookedAt() throws InterruptedException {
        feed.tick();
        feed.tick();
        assertEquals(0, calls.looks.get());
        assertEquals(2, overview.looks.get());
        Ears ears = new Ears();
        Feed.Watch watch = feed.watch(Set.of("calls"), 0, ears.heard::add);
        ears.next();
        feed.tick();
        watch.close();
        feed.tick();
        assertEquals(1, calls.looks.get());
        assertEquals(0, feed.watchers());
    }

    @Test
    void whoComesBackIsToldWhatItMissed() throws InterruptedException {
        Ears first = listen(Set.of("overview"), 0);
        first.next();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            feed.tick();
            ids.add(first.next().id());
        }
        Ears again = listen(Set.of("overview"), ids.get(2));
        assertEquals(ids.get(3), again.next().id());
        assertEquals(ids.get(4), again.next().id());
        feed.tick();
        assertEquals(ids.get(4) + 1, again.next().id());
        Ears unknown = listen(Set.of("overview"), 7);
        assertEquals(Map.of("overview", "\"all\""), unknown.next().news());
    }

    @Test
    void whoWasAwayTooLongIsToldEverything() throws InterruptedException {
        for (int i = 0; i < Feed.KEPT + 10; i++) {
            feed.tick();
        }
        Ears late = listen(Set.of("overview"), 1_005);
        assertEquals(new FeedTick(1_000L + Feed.KEPT + 10, Map.of("overview", "\"all\"")), late.next());
        Ears inTime = listen(Set.of("overview"), 1_010);
        assertEquals(1_011, inTime.next().id());
    }

    @Test
    void aBrokenTopicHasNoNewsAndTheOthersHave() throws InterruptedException {
        Ears ears = listen(Set.of("calls", "overview"), 0);
        ears.next();
        calls.broken = true;
        feed.tick();
        assertEquals(Map.of("overview", "1"), ears.next().news());
    }

    @Test
    void notTooManyWatch() throws InterruptedException {
        for (int i = 0; i < Feed.MOST_WATCHERS; i++) {
            listen(Set.of("overview"), 0).next();
        }
        assertThrows(IllegalStateException.class, () -> listen(Set.of("overview"), 0));
    }
}

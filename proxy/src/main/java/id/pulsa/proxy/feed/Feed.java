package id.pulsa.proxy.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Looks at topics every {@link #TICK_MILLIS} and tells all who watch, on a thread of its own. A topic that nobody watches
 * is not looked at, unless it wants to be. Keeps {@link #KEPT} ticks for who comes back. Thread-safe.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Feed.class);

    /** Time between two looks, ms. */
    public static final long TICK_MILLIS = 1_000;
    /** Ticks that are kept: who was away for no longer misses nothing. */
    public static final int KEPT = 120;
    /** So many may watch at once. */
    public static final int MOST_WATCHERS = 500;

    private final List<FeedTopic> topics;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final AtomicInteger watching = new AtomicInteger();
    private final Deque<FeedTick> kept = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread feed = new Thread(task, "pulsa-feed");
        feed.setDaemon(true);
        return feed;
    });
    private long lastId;

    /** @param firstId ticks count from there: higher than those of the process before, so that who comes back is told all */
    public Feed(List<FeedTopic> topics, long firstId) {
        this.topics = List.copyOf(topics);
        this.lastId = firstId;
    }

    /** Somebody who watches, until closed. */
    public final class Watch implements AutoCloseable {
        private final Set<String> names;
        private final Consumer<FeedTick> told;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Watch(Set<String> names, Consumer<FeedTick> told) {
            this.names = names;
            this.told = told;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                watches.remove(this);
                watching.decrementAndGet();
            }
        }
    }

    public Feed start() {
        ScheduledFuture<?> unused =
                thread.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Names of the topics that there are. */
    public List<String> names() {
        return topics.stream().map(FeedTopic::name).toList();
    }

    /**
     * Begins to watch. First what was missed is told, or, when that is not known any more, everything.
     *
     * @param names of topics
     * @param seen id of the last tick that was seen; 0 for none
     * @param told is called on the feed's thread and must not wait
     * @throws IllegalStateException when too many watch already
     */
    public Watch watch(Set<String> names, long seen, Consumer<FeedTick> told) {
        if (watching.incrementAndGet() > MOST_WATCHERS) {
            watching.decrementAndGet();
            throw new IllegalStateException(MOST_WATCHERS + " watch already");
        }
        Watch watch = new Watch(new LinkedHashSet<>(names), told);
        thread.execute(() -> begin(watch, seen));
        return watch;
    }

    private synchronized void begin(Watch watch, long seen) {
        missed(watch, seen);
        watches.add(watch);
        if (!watch.open.get()) {
            // It was closed meanwhile, perhaps before it was there to be removed.
            watches.remove(watch);
        }
    }

    private void missed(Watch watch, long seen) {
        FeedTick oldest = kept.peekFirst();
        boolean known = seen == lastId || (oldest != null && seen >= oldest.id() - 1 && seen <= lastId);
        if (known) {
            kept.stream().filter(tick -> tick.id() > seen).forEach(tick -> tell(watch, tick));
            return;
        }
        Map<String, String> all = new HashMap<>();
        for (FeedTopic topic : topics) {
            if (watch.names.contains(topic.name())) {
                put(all, topic.name(), ask(topic, true));
            }
        }
        if (!all.isEmpty()) {
            tell(watch, new FeedTick(lastId, all));
        }
    }

    /** One look at everything that is watched. */
    synchronized void tick() {
        Set<String> watched = new LinkedHashSet<>();
        watches.forEach(watch -> watched.addAll(watch.names));
        Map<String, String> news = new HashMap<>();
        for (FeedTopic topic : topics) {
            if (topic.always() || watched.contains(topic.name())) {
                put(news, topic.name(), ask(topic, false));
            }
        }
        lastId++;
        FeedTick tick = new FeedTick(lastId, news);
        kept.addLast(tick);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        new ArrayList<>(watches).forEach(watch -> tell(watch, tick));
    }

    private static void put(Map<String, String> news, String name, String text) {
        if (!text.isEmpty()) {
            news.put(name, text);
        }
    }

    /** A topic that fails has no news; the others have. */
    private static String ask(FeedTopic topic, boolean whole) {
        try {
            String text = whole ? topic.whole() : topic.look();
            return text == null ? "" : text;
        } catch (RuntimeException e) {
            LOG.error("topic {} could not be looked at", topic.name(), e);
            return "";
        }
    }

    private static void tell(Watch watch, FeedTick tick) {
        Map<String, String> own = new HashMap<>(tick.news());
        own.keySet().retainAll(watch.names);
        try {
            watch.told.accept(new FeedTick(tick.id(), own));
        } catch (RuntimeException e) {
            LOG.warn("somebody who watches could not be told", e);
            watch.close();
        }
    }

    /** How many watch, those who are about to begin among them. */
    public int watchers() {
        return watching.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

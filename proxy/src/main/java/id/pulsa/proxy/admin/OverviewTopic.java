package id.pulsa.proxy.admin;

import id.pulsa.charging.session.CallTally;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.feed.Feed;
import id.pulsa.proxy.feed.FeedTopic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The gateway at a glance, looked at once a second whether anybody watches or not, so that a page that is opened has ten
 * minutes behind it.
 */
public final class OverviewTopic implements FeedTopic {
    private static final int HISTORY = 600;
    /** Refusals and set-up times are those of the last minutes. */
    private static final int REFUSALS_TICKS = 300;

    private static final int SET_UP_TICKS = 60;
    private static final double MEDIAN = 50;
    private static final double MOST = 95;

    private final OverviewSource source;
    private final DocumentText text;
    private final TimeSource time;
    private final Deque<CallTally.Counts> counts = new ArrayDeque<>();
    private final Deque<Histogram> setUps = new ArrayDeque<>();
    private final Deque<Document> history = new ArrayDeque<>();

    public OverviewTopic(OverviewSource source, DocumentText text, TimeSource time) {
        this.source = source;
        this.text = text;
        this.time = time;
    }

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public boolean always() {
        return true;
    }

    @Override
    public synchronized String look() {
        CallTally.Counts now = source.tally().counts();
        CallTally.Counts before = counts.isEmpty() ? now : counts.peekLast();
        counts.addLast(now);
        if (counts.size() > REFUSALS_TICKS) {
            counts.removeFirst();
        }
        Histogram spare = setUps.size() >= SET_UP_TICKS ? setUps.removeFirst() : null;
        setUps.addLast(source.tally().setUpMillis(spare));
        Document point = point(now, before);
        history.addLast(point);
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
        return whole(point, now).toString();
    }

    @Override
    public synchronized @Nullable String whole() {
        return history.isEmpty()
                ? null
                : whole(history.peekLast(), counts.peekLast()).toString();
    }

    /** All of it, and the ten minutes before. */
    synchronized Document withHistory() {
        if (history.isEmpty()) {
            look();
        }
        return whole(history.peekLast(), counts.peekLast()).put("history", new ArrayList<>(history));
    }

    private Document point(CallTally.Counts now, CallTally.Counts before) {
        Histogram setUp = null;
        for (Histogram one : setUps) {
            if (setUp == null) {
                setUp = new Histogram(one);
            }
            setUp.add(one);
        }
        boolean rang = setUp != null && setUp.getTotalCount() > 0;
        return new Document()
                .put("at", text.instant(time.wallMillis()))
                .put("calls", source.calls())
                .put("started_per_second", perSecond(now.admitted() - before.admitted()))
                .put("refused_per_second", perSecond(now.refused() - before.refused()))
                .put("setup_p50_ms", rang && setUp != null ? setUp.getValueAtPercentile(MEDIAN) : null)
                .put("setup_p95_ms", rang && setUp != null ? setUp.getValueAtPercentile(MOST) : null);
    }

    private static BigDecimal perSecond(long count) {
        return BigDecimal.valueOf(count * 1_000L)
                .divide(BigDecimal.valueOf(Feed.TICK_MILLIS), 1, RoundingMode.HALF_EVEN);
    }

    private Document whole(Document point, CallTally.Counts now) {
        Document document = new Document();
        point.fields().forEach(document::put);
        long today = Instant.ofEpochMilli(time.wallMillis())
                .atZone(text.zone())
                .toLocalDate()
                .toEpochDay();
        return document.put("revenue_today", text.amount(source.revenueMicros(today)))
                .put("currency", text.currency().code())
                .put("registered", source.registered())
                .put("refusals", refusals(now))
                .put("alarms", source.alarms());
    }

    private List<Document> refusals(CallTally.Counts now) {
        CallTally.Counts first = counts.peekFirst();
        Map<String, Long> then = first == null ? Map.of() : first.refusals();
        List<Document> refusals = new ArrayList<>();
        now.refusals().forEach((status, count) -> {
            long recent = count - then.getOrDefault(status, 0L);
            if (recent > 0) {
                refusals.add(new Document().put("cause", status).put("count", recent));
            }
        });
        return refusals;
    }
}

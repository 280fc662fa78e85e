package id.pulsa.proxy.admin;

import id.pulsa.proxy.feed.FeedTopic;
import java.util.List;
import java.util.function.Supplier;

/** The calls that run, the oldest first, {@link #MOST} at the most. */
final class CallTopic implements FeedTopic {
    static final int MOST = 200;

    private final Supplier<List<Document>> calls;

    CallTopic(Supplier<List<Document>> calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String look() {
        List<Document> all = calls.get();
        return Json.write(all.size() > MOST ? all.subList(0, MOST) : all).replace("\n", "");
    }

    @Override
    public String whole() {
        return look();
    }
}

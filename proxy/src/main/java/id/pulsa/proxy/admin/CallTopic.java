package id.pulsa.proxy.admin;

import id.pulsa.proxy.feed.FeedTopic;
import java.util.List;
import java.util.function.Supplier;

/** The calls that run, the oldest first, {@link #MOST} at the most. */
final class CallTopic implements FeedTopic {
    static final int MOST = 200;

    private final Supplier<List<Document>> calls;

    /**
     * @param calls the oldest {@link #MOST}
     */
    CallTopic(Supplier<List<Document>> calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String look() {
        return Json.write(calls.get()).replace("\n", "");
    }

    @Override
    public String whole() {
        return look();
    }
}

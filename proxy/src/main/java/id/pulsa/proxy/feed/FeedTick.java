package id.pulsa.proxy.feed;

import java.util.Map;

/**
 * What was new at one moment.
 *
 * @param id one more than that of the tick before
 * @param news JSON by topic; topics without news are left out
 */
public record FeedTick(long id, Map<String, String> news) {
    public FeedTick {
        news = Map.copyOf(news);
    }
}

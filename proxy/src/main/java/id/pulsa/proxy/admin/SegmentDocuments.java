package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.rating.ChargeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an explained charge looks like outside: the same in call detail records and in quotes. */
final class SegmentDocuments {
    private static final long MICROS_PER_THOUSANDTH = 1_000;

    private final DocumentText text;

    SegmentDocuments(DocumentText text) {
        this.text = text;
    }

    /**
     * The parts in order, each with the sum up to its end; what a part has not is null.
     *
     * @param answeredAtWallMillis 0 for what has no talk time
     */
    List<Document> documents(List<ChargeSegment> segments, long answeredAtWallMillis) {
        List<Document> documents = new ArrayList<>();
        long sum = 0;
        for (ChargeSegment segment : segments) {
            sum = Math.addExact(sum, segment.amountMicros());
            documents.add(document(segment)
                    .put("sum", text.amount(sum))
                    .put("from_time", instant(answeredAtWallMillis, segment.fromMillis()))
                    .put("to_time", instant(answeredAtWallMillis, segment.toMillis())));
        }
        return documents;
    }

    /** One part by itself; what it has not is null. */
    Document document(ChargeSegment segment) {
        return new Document()
                .put("kind", segment.kind().name())
                .put("from", DocumentText.duration(segment.fromMillis()))
                .put("to", DocumentText.duration(segment.toMillis()))
                .put("band", segment.band().isEmpty() ? null : segment.band())
                .put("price", text.amount(segment.priceMicros()))
                .put("per", segment.perMillis() == 0 ? null : DocumentText.duration(segment.perMillis()))
                .put("price_ratio", ratio(segment.ratioThousandths()))
                .put(
                        "increment",
                        segment.incrementMillis() == 0 ? null : DocumentText.duration(segment.incrementMillis()))
                .put("increments", segment.increments())
                .put("amount", text.amount(segment.amountMicros()));
    }

    /** {@code "1.366"}. */
    static String ratio(int thousandths) {
        return Micros.format(thousandths * MICROS_PER_THOUSANDTH, 3);
    }

    private @Nullable String instant(long answeredAtWallMillis, long talkMillis) {
        return answeredAtWallMillis == 0 ? null : text.instant(Math.addExact(answeredAtWallMillis, talkMillis));
    }
}

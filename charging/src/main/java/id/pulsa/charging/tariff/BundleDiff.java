package id.pulsa.charging.tariff;

import java.util.List;

/** What a bundle gives. */
final class BundleDiff {
    private BundleDiff() {}

    static List<String> changes(Bundle before, Bundle now) {
        Changes changes = new Changes();
        changes.compareMillis("time", before.millis(), now.millis());
        changes.compareMillis(
                "validity", before.validity().toMillis(), now.validity().toMillis());
        changes.compare("prefixes", prefixes(before), prefixes(now));
        return changes.texts();
    }

    static String described(Bundle bundle) {
        return Changes.time(bundle.millis()) + " for " + prefixes(bundle) + ", valid for "
                + Changes.time(bundle.validity().toMillis());
    }

    private static String prefixes(Bundle bundle) {
        return bundle.prefixes().isEmpty() ? "all numbers" : String.join(", ", bundle.prefixes());
    }
}

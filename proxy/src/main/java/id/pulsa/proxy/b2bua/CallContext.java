package id.pulsa.proxy.b2bua;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.aoc.AocDocuments;
import id.pulsa.proxy.trace.ShardTrace;
import id.pulsa.proxy.transaction.TransactionLayer;

/**
 * What every call of one shard works with.
 *
 * @param layer the shard's transactions
 * @param calls the shard's calls
 * @param rules the same for every shard
 * @param time dates calls
 * @param advice writes what phones are told in bodies that a call costs
 * @param trace keeps what calls were
 * @param setUp notes how long set-ups take
 * @param notices tells subscribers what their calls came to
 */
record CallContext(
        TransactionLayer layer,
        CallTable calls,
        CallRules rules,
        TimeSource time,
        AocDocuments advice,
        ShardTrace trace,
        SetUpTimes setUp,
        Notices notices) {}

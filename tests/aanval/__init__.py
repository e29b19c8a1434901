"""An attack on the portal: requests and forms that nobody sends who means well.

In: a number of requests and a seed. Out: how many gave which answer, and each fault with the
request that caused it. `make aanval` sends ten thousand; the tests send some hundreds.
"""

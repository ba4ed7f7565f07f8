#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts again, from the records, every figure of a summary.

Written from the meaning of each figure (jiyao-collect(1), the annotations of
the schemas), not from templates/collect*.xsl: two that agree are likely right.

Usage: recount.py year|day|all FROM TO AS-OF SOURCES FILE ...
SOURCES is what `jiyao-collect --sources --format json` printed.  Prints each
difference, and each place that is not where it says; exits 1 where one is.
"""
import datetime
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict

NS = '{urn:jiyao:record:1}'
BY, FROM, TO, AS_OF, SOURCES = sys.argv[1:6]
CLASSES = '一 二 三 四 五 六 七 八 九 十 none'.split()
MAJOR = '重大决策 重要人事任免 重大项目安排 大额度资金使用'.split()
figures = defaultdict(int)
members, once, days = {}, set(), set()
issues = {}


def add(name, n=1, who='', of=''):
    figures[name, who, of] += n


def add_once(name, key, who='', of=''):
    """What several records tell of the same thing counts once."""
    if (name, who, of, key) not in once:
        once.add((name, who, of, key))
        add(name, 1, who, of)


def kids(node, name):
    return node.findall(NS + name)


def within(day):
    """Whether a day of its own falls in what was asked for, and has come."""
    return (BY != 'day' or FROM <= day <= TO) and day <= AS_OF


def in_office(record, day):
    return [m.get('id') for m in record.find(NS + 'roster').findall(NS + 'member')
            if m.get('joined') <= day and day < m.get('left', '9999-99-99')]


def attendance(record, day, names):
    for who in in_office(record, day):
        add(names[0], who=who)
    status = dict(zip(('出席', '请假', '缺席'), names[1:]))
    for a in record.find(NS + 'attendance').findall(NS + 'attend'):
        add(status[a.get('status')], who=a.get('who'))


def task(node):
    done = node.get('state') == '已完成' and node.get('done', '') <= AS_OF
    stopped = node.get('state') == '已中止'
    add('tasks')
    add('tasks-by-state', of='已中止' if stopped else '已办结' if done else '在办')
    if not done and not stopped and node.get('due', '9999') < AS_OF:
        add('tasks-overdue')
    if node.get('lead'):
        add('tasks-led', who=node.get('lead'))
    for f in kids(node, 'feedback'):
        if f.get('date') <= AS_OF:
            add('feedback', of=f.get('kind', '进展'))


def document_key(kind, record, node):
    """One document, whichever records name it."""
    if node.get('number'):
        return kind, node.get('number')
    if node.get('title') and node.get('date'):
        return kind, node.get('date'), node.get('title')
    return kind, record.get('id'), id(node)



def document(node, record):
    day = node.get('date')
    key = document_key(node.get('kind'), record, node)
    if day and within(day):
        add_once('documents', key)
        add_once('documents-by-kind', key, of=node.get('kind'))


def reported(node, record, replied, answered):
    if not within(node.get('date')):
        return
    kind = node.get('kind')
    key = document_key(kind, record, node)
    add_once('report-ups', key, of=kind)
    if answered and (replied or '') <= AS_OF:
        add_once('report-ups-replied', key, of=kind)


def meeting(record):
    if record.get('stage') == '会前' or record.find(NS + 'attendance') is None \
            or not kids(record.find(NS + 'attendance'), 'attend') \
            or day_of(record) > AS_OF:
        return
    day = day_of(record)
    add('meetings')
    add('meetings-by-month', of=day[:7])
    attendance(record, day, ('due', 'attended', 'on-leave', 'absent'))
    for item in record.find(NS + 'agenda'):
        kind, major = item.get('class', 'none'), item.get('major-kind')
        if item.get('withdrawn') != '讨论前':
            add('items')
            add('items-by-class', of=kind)
            if major:
                add('items-major', of=major)
        for d in kids(item, 'decision'):
            add('decisions')
            add('decisions-by-outcome', of=d.get('outcome'))
            add('decisions-by-class', of=kind)
            if major:
                add('decisions-major', of=major)
            for vote in kids(d, 'vote'):
                add('votes', of=vote.get('method'))
        for t in item.iter(NS + 'task'):
            task(t)
        for r in kids(item, 'report-up'):
            reported(r, record, r.get('replied'),
                     r.get('reply') or r.get('replied'))
    for d in kids(record, 'document'):
        document(d, record)


def talk(kind, day, who, other, key):
    """Two persons on a day talk once, whichever record says so."""
    if not within(day):
        return
    pair = frozenset((who, other)) if other else key
    add_once('talks', (day, pair), of=kind)
    add_once('talks-held', (day, pair), who=who)
    if kind == '成员之间' and other:
        add_once('talks-held', (day, pair), who=other)
        a, b = sorted((who, other), key=ranks.index)
        add_once('talks-between', (day, pair), who=a, of=b)


def life_meeting(record):
    day = record.find(NS + 'session').get('start')[:10]
    held = record.get('stage') != '会前' and \
        record.find(NS + 'attendance') is not None and day <= AS_OF
    if BY == 'year':
        own = record.get('year') == TO[:4]
    else:
        own = BY == 'all' or FROM <= day <= TO
    if held and own:
        add('life-meetings')
        attendance(record, day, ('life-due', 'life-attended', 'life-on-leave',
                                 'life-absent'))
        group = {m.get('id') for m in record.find(NS + 'roster')
                 if m.tag == NS + 'member'}
        for t in record.iter(NS + 'talked'):
            both = {t.get('who'), t.get('with')} <= group
            talk('成员之间' if both else '其他', t.get('date'), t.get('who'),
                 t.get('with'), None)
        for p in kids(record, 'publication'):
            if p.get('date') <= AS_OF:
                add('publications')
        for d in kids(record, 'document'):
            document(d, record)
    for lst in kids(record, 'list'):
        for issue in kids(lst, 'issue'):
            # Records come by day and id: the last one stays.
            issues[issue.get('id')] = (lst, issue)


def count_issues():
    for lst, issue in issues.values():
        closure, pending = issue.find(NS + 'closure'), issue.find(NS + 'pending')
        so_far = [p for p in kids(issue, 'progress') if p.get('date') <= AS_OF]
        if closure is not None and closure.get('date') <= AS_OF:
            state = '已销号'
        elif so_far and so_far[-1].get('state') == '已整改':
            state = '已整改'
        else:
            state = '整改中'
        due = issue.get('due') if pending is None else pending.get('until')
        add('issues')
        add('issues-by-state', of=state)
        add('issues-by-year', of=lst.get('year'))
        if state == '整改中' and due and due < AS_OF:
            add('issues-overdue')
        whose = 'issues-of-member' if lst.get('who') else 'issues-of-group'
        add(whose, who=lst.get('who', ''))
        if state == '已销号':
            add(whose + '-closed', who=lst.get('who', ''))


def study(record):
    session = record.find(NS + 'session')
    if day_of(record) > AS_OF:
        return
    add('studies', of=session.get('form'))
    if session.get('form') == '集中学习研讨':
        attendance(record, session.get('start')[:10],
                   ('study-due', 'study-attended', 'study-on-leave', 'study-absent'))
        for p in record.iter(NS + 'participant'):
            if p.get('status', '出席') == '出席':
                add('study-joined', who=p.get('who'))
        group = {m.get('id') for m in record.iter(NS + 'member')}
        for who in {s.get('who') for s in kids(record, 'speech')
                    if s.get('form') != '书面发言'} & group:
            add('study-spoke', who=who)
    for t in kids(record, 'task'):
        task(t)


def log(record):
    for e in record:
        kind, day = e.tag[len(NS):], e.get('to') or e.get('date')
        persons = [w.get('ref') for w in kids(e, 'who')]
        if kind == 'research' and e.get('grass-roots') == 'yes':
            first = datetime.date.fromisoformat(max(FROM, e.get('from')))
            last = datetime.date.fromisoformat(min(TO, AS_OF, e.get('to')))
            while first <= last:
                days.update((who, first) for who in persons)
                first += datetime.timedelta(1)
        if kind == 'talk' and day and e.get('given') != 'no':
            talk(e.get('kind'), day, e.get('who'), e.get('with'),
                 (record.get('id'), e.get('id')))
        if kind in ('body', 'roster', 'talk', 'exception') or not within(day):
            continue
        plural = {'contact': 'contacts', 'inspection': 'inspections'}
        if kind in ('research', 'contact', 'inspection', 'enforcement'):
            name = plural.get(kind, kind)
            add(name)
            for who in persons:
                add(name + '-joined', who=who)
        if kind == 'contact':
            add('contacts-deputies', int(e.get('count')))
        if kind == 'branch-life':
            for who in persons:
                add('branch-life', who=who)
        if kind == 'suggestion':
            add('suggestions', of=e.get('kind'))
            add('suggestions-by-state', of=e.get('state', '未答复'))
            for who in persons:
                add('suggestions-made', who=who)
        if kind == 'personal-report':
            add('personal-reports', who=e.get('who'))


def circulation(record):
    if record.get('date') > AS_OF:
        return
    over = record.get('closed', '') <= AS_OF
    add('circulations')
    add('circulations-by-result',
        of=record.get('result', '传批中') if over else '传批中')
    document(record.find(NS + 'paper'), record)


def register(record):
    superior = record.find(NS + 'body').get('superior')
    for e in kids(record, 'entry'):
        document(e, record)
        if e.get('kind') in ('请示', '报告') and e.get('date') and \
                e.get('to', superior) == superior:
            reply = e.find(NS + 'reply')
            reported(e, record, None if reply is None else reply.get('date'),
                     reply is not None)
            if e.get('scope') == '全面工作' and within(e.get('date')):
                add_once('reports-on-all', e.get('number') or id(e))


COUNT = {'meeting': meeting, 'life-meeting': life_meeting, 'study': study,
         'log': log, 'circulation': circulation, 'register': register}


def day_of(record):
    session = record.find(NS + 'session')
    return session.get('start')[:10] if session is not None \
        else record.get('to') or record.get('date')


def counts(record):
    kind, day = record.tag[len(NS):], day_of(record)
    if kind == 'life-meeting' and int(record.get('year')) == int(FROM[:4]) - 1 \
            and day <= TO:
        return True
    if BY == 'year':
        return record.get('year') == TO[:4]
    return BY == 'all' or (record.get('from', day) <= TO and FROM <= day)


records = [r for r in (ET.parse(f).getroot() for f in sys.argv[6:]) if counts(r)]
records.sort(key=lambda r: (day_of(r), r.get('id')))
ranks = []
for r in records:
    for m in r.find(NS + 'roster'):
        if m.get('id') not in ranks:
            ranks.append(m.get('id'))
for r in records:
    COUNT[r.tag[len(NS):]](r)
count_issues()
for who, _ in days:
    add('research-days', who=who)

bad = 0


def say(*words):
    global bad
    print(*words)
    bad = 1


seen, lines = {}, {}
for row in open(SOURCES, encoding='utf-8'):
    f = json.loads(row)
    name = f['figure'], f.get('who', ''), f.get('of', '')
    seen[name] = f['value']
    if sum(x['n'] for x in f['from']) != f['value']:
        say(name, 'is not the sum of its places')
    for x in f['from']:
        if x['file'] not in lines:
            lines[x['file']] = open(x['file'], encoding='utf-8').read().split('\n')
        text = ' '.join(lines[x['file']][x['line'] - 1:][:8])
        at = re.match(r'[^<]*<([a-z-]+)', text)
        # The id is that of the element there, or of the one around it.
        own = x.get('id') in (None, x['record']) or f'id="{x["id"]}"' in text
        if at is None or not (own or at.group(1) in (
                'report-up', 'feedback', 'who')):
            say(name, 'is not at', x)
for name in sorted(set(seen) | set(figures)):
    if seen.get(name, 'nothing') != figures.get(name, 0):
        say(*name, 'counted', seen.get(name, 'nothing'), 'and again',
            figures.get(name, 0))
if len(seen) < 50:
    say('only', len(seen), 'figures')
sys.exit(bad)
